import {
  standingStates,
  type ProposalDetail,
  type StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { statusVocabulary, type Look } from '../StatusLabel';

/** How many sites of a change stand in one way, and which deployments those are. */
export interface StandingSegment {
  standing: StandingState | 'failed';
  look: Look;
  count: number;
  /** Filters of the list of deployments that show them. */
  filters: Record<string, string[]>;
}

/** An address must stay one that can be sent. */
const MOST_NAMED_SITES = 40;

/**
 * The sites of a change by standing. They are named in the link where that is possible; otherwise it shows all
 * deployments of the models that stand like this.
 */
export function standingSegments({
  sites,
  impact,
  model,
}: Pick<ProposalDetail, 'sites' | 'impact' | 'model'>): StandingSegment[] {
  const models = [...new Set(sites.items.map(item => item.model))].sort();
  const named =
    models.length > 0 ? models : impact?.models ?? (model ? [model] : []);
  return [...standingStates, 'failed' as const].flatMap(standing => {
    const count = sites.byStanding[standing];
    if (!count) return [];
    const own = sites.items.filter(item => wordOf(item) === standing);
    const filters: Record<string, string[]> = { model: named };
    if (standing === 'failed') filters.state = ['failed'];
    else filters.standing = [standing];
    if (own.length === count && count <= MOST_NAMED_SITES) {
      filters.site = [...new Set(own.map(({ ref }) => ref.name))].sort();
    }
    const look =
      standing === 'failed' ? 'bad' : statusVocabulary.standing[standing].look;
    return [{ standing, look, count, filters }];
  });
}

type Item = ProposalDetail['sites']['items'][number];

/** `failed` for what is in step and does not work: the change arrived, and that is not the end of it. */
function wordOf({ standing, state }: Item): string | undefined {
  return standing === 'in-step' && state === 'failed' ? 'failed' : standing;
}
