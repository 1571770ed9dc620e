import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Pending } from './ChangeRecorder';
import { countFlapping } from './countFlapping';
import type { HistoryRow } from './HistoryRow';
import type { SubjectFacts, View } from './SiteFacts';

/** What a row says beside its change. */
export interface Subject {
  key: string;
  hub: string;
  site: string;
  clusterId?: string;
  deployment?: DeploymentRef;
}

type Values = Record<string, string | undefined>;

function valuesOf(view: View): Values {
  if (view.kind === 'site') return { availability: view.availability };
  const { state, version, artifact } = view;
  return { state: state === 'unknown' ? undefined : state, version, artifact };
}

/** Knowing more of the same artifact, or less, is no change of it. */
function sameArtifact(one: string, other: string): boolean {
  return one.startsWith(`${other}@`) || other.startsWith(`${one}@`);
}

function differs(field: string, from: string, to: string): boolean {
  return from !== to && !(field === 'artifact' && sameArtifact(from, to));
}

/** What is known after a look: what it does not say stays as it was. */
function learn(known: Values, seen: Values): Values {
  const values = { ...known };
  for (const [field, value] of Object.entries(seen)) {
    const before = known[field];
    const lessOfTheSame =
      field === 'artifact' &&
      value !== undefined &&
      before?.startsWith(`${value}@`);
    if (value !== undefined && !lessOfTheSame) values[field] = value;
  }
  return values;
}

function describe(view: View): Partial<SubjectFacts> {
  return view.kind === 'site' ? {} : { owner: view.owner, labels: view.labels };
}

/**
 * Compares what was seen with what history has written, look by look. A look that is older than the last written
 * change was another replica's to write: it knows what came after.
 */
export function chainChanges(
  subject: Subject,
  stored: SubjectFacts | undefined,
  pending: Pending,
): { rows: HistoryRow[]; facts: SubjectFacts | undefined } {
  const rows: HistoryRow[] = [];
  const first = pending.before;
  let facts: SubjectFacts | undefined =
    stored ??
    (first && {
      present: true,
      at: '',
      values: valuesOf(first),
      ...describe(first),
    });
  let seenLast = false;
  const write = (
    field: string,
    since: string,
    change: Pick<HistoryRow, 'from' | 'to' | 'message'>,
  ) => {
    const { key, ...where } = subject;
    const row = { subject: key, field, since, ...where, ...change };
    const last = seenLast ? pending.dropped : 0;
    const counted = countFlapping(row, facts?.flapping?.[field], last);
    rows.push(counted.row);
    if (facts) {
      facts = {
        ...facts,
        at: since > facts.at ? since : facts.at,
        flapping: { ...facts.flapping, [field]: counted.flapping },
      };
    }
  };
  for (const step of pending.steps) {
    const { seenAt, view, settled } = step;
    seenLast = step === pending.steps[pending.steps.length - 1];
    if (facts && seenAt <= facts.at) continue;
    if (!view) {
      if (facts?.present) {
        facts = { ...facts, present: false };
        write('presence', seenAt, { from: 'present', to: 'absent' });
      }
      continue;
    }
    const seen = valuesOf(view);
    if (!facts || !facts.present) {
      const values = learn(facts?.values ?? {}, seen);
      const at = facts?.at ?? '';
      facts = { ...facts, present: true, at, values, ...describe(view) };
      if (settled) {
        const { version } = seen;
        write('presence', seenAt, {
          from: 'absent',
          to: 'present',
          message: version && `Version ${version}`,
        });
      }
      continue;
    }
    const before: Values = facts.values;
    facts = { ...facts, values: learn(before, seen), ...describe(view) };
    if (!settled) continue;
    for (const [field, to] of Object.entries(seen)) {
      const from = before[field];
      if (to === undefined || from === undefined) continue;
      if (!differs(field, from, to)) continue;
      const told = view.kind === 'site' ? view.since : undefined;
      const since =
        told !== undefined && told > facts.at && told < seenAt ? told : seenAt;
      write(field, since, {
        from,
        to,
        message:
          field === 'state' || field === 'availability'
            ? view.message
            : undefined,
      });
      facts = { ...facts, at: seenAt };
    }
  }
  return { rows, facts };
}
