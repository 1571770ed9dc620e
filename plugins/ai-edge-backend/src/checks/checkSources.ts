import type {
  CheckFinding,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check } from './Check';
import { isLacking, remedyFor, sourceGuide } from './sourceGuide';

const STATES: Record<SourceStatus['state'], CheckFinding['state']> = {
  ok: 'ok',
  starting: 'unknown',
  absent: 'unknown',
  stale: 'warn',
  failed: 'fail',
};

const TITLES: Record<SourceStatus['state'], string> = {
  ok: 'answers',
  starting: 'has not answered yet',
  absent: 'is not there',
  stale: 'does not answer: what it said is shown with its age',
  failed: 'has never answered',
};

/** `source:<id>`: one finding a source, with what it gives and how to get it. */
export const checkSources: Check = ({ sources }) =>
  sources.map((status): CheckFinding => {
    const { id, hub, state, message, asOf } = status;
    const lacking = isLacking(status);
    const partly = state === 'ok' && lacking;
    const { gives } = sourceGuide(status.kind);
    const detail = [message, gives && lacking && `It gives: ${gives}`];
    return {
      id: `source:${id}`,
      scope: 'hub',
      ...(hub && { hub }),
      state: partly ? 'warn' : STATES[state],
      title: `Source ${id} ${partly ? 'answers in part' : TITLES[state]}`,
      detail: detail.filter(Boolean).join(' ') || undefined,
      remedy: remedyFor(status),
      asOf,
    };
  });
