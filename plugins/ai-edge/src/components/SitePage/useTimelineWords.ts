import {
  stringifySiteRef,
  type TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';

/** `oci://host/model@sha256:4f2c91a7d0b3…`: enough of a digest to tell it from another. */
function shortArtifact(uri: string): string {
  return uri.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, '$1…');
}

/** Only the digests where nothing else of the artifact changed. */
function changedPart(uri: string, other: string | undefined): string {
  const [name, digest] = uri.split('@');
  return digest && other?.startsWith(`${name}@`) ? digest : uri;
}

/** What a line of a timeline says: what it is about, what became of it, and how often. */
export interface TimelineWords {
  what: string;
  detail: string[];
}

/** Words for what changed. */
export function useTimelineWords(): (item: TimelineItem) => TimelineWords {
  const t = useAiEdgeTranslation();
  const { time } = useAge();

  const word = (
    { field }: TimelineItem,
    value: string | undefined,
    other: string | undefined,
  ): string | undefined => {
    if (value === undefined) return undefined;
    switch (field) {
      case 'availability':
        return t(`availability.${value}` as 'availability.unknown');
      case 'state':
        return t(`state.${value}` as 'state.unknown');
      case 'artifact':
        return shortArtifact(changedPart(value, other));
      default:
        return value;
    }
  };

  return item => {
    const { field, subject, from, to, grouped, message, site } = item;
    const detail: string[] = [];
    if (grouped?.by === 'sites') {
      detail.push(t('timeline.sites', { count: grouped.count }));
    } else if (grouped) {
      const { count, until } = grouped;
      detail.push(
        until
          ? t('timeline.changes', { count, time: time(until) })
          : t('timeline.changesSoFar', { count }),
      );
    }
    if (site) detail.push(t('timeline.as', { site: stringifySiteRef(site) }));
    if (message) detail.push(message);
    if (field === 'presence') {
      const presence = to === 'absent' ? 'Absent' : 'Present';
      return { what: t(`timeline.${subject}${presence}`), detail };
    }
    const now = word(item, to, from) ?? t('timeline.notKnown');
    const was = word(item, from, to);
    return {
      what: was
        ? t('timeline.becameFrom', { to: now, from: was })
        : t('timeline.became', { to: now }),
      detail,
    };
  };
}
