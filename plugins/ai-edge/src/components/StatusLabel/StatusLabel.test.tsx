import {
  availabilityStates,
  deploymentStates,
  findingSchema,
  proposalSchema,
  sitePolicySchema,
  sourceStates,
  standingStates,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen } from '@testing-library/react';
import { renderAt } from '../../__testUtils__/renderAt';
import { before } from '../../__testUtils__/fixtureSites';
import { StatusLabel } from './StatusLabel';
import { statusVocabulary, type StatusKind } from './statusVocabulary';

const WORDS: Record<
  StatusKind,
  Record<string, [word: string, look: string]>
> = {
  availability: {
    available: ['Available', 'good'],
    unavailable: ['Unavailable', 'bad'],
    unknown: ['Unknown', 'not-known'],
    pending: ['Joining', 'moving'],
    detached: ['Detached', 'resting'],
  },
  state: {
    ready: ['Ready', 'good'],
    progressing: ['Starting', 'moving'],
    failed: ['Failed', 'bad'],
    stopped: ['Stopped', 'resting'],
    leaving: ['Leaving', 'resting'],
    unknown: ['Unknown', 'not-known'],
  },
  standing: {
    'in-step': ['In step', 'good'],
    behind: ['Behind', 'attention'],
    diverged: ['Diverged', 'attention'],
    'not-reporting': ['Not reporting', 'not-known'],
    'not-registered': ['Not registered', 'attention'],
    unmanaged: ['Not in Git', 'resting'],
    unknown: ['Unknown', 'not-known'],
  },
  source: {
    starting: ['Starting', 'moving'],
    ok: ['Answering', 'good'],
    stale: ['Stale', 'attention'],
    failed: ['Failed', 'bad'],
    absent: ['Absent', 'resting'],
  },
  finding: {
    ok: ['Passed', 'good'],
    warn: ['Warning', 'attention'],
    fail: ['Failed', 'bad'],
    unknown: ['Not known', 'not-known'],
  },
  compliance: {
    compliant: ['Compliant', 'good'],
    nonCompliant: ['Not compliant', 'bad'],
    pending: ['Pending', 'moving'],
  },
  proposal: {
    open: ['Open', 'moving'],
    merged: ['Merged', 'good'],
    closed: ['Closed', 'resting'],
  },
  proposalChecks: {
    passed: ['Passed', 'good'],
    failed: ['Failed', 'bad'],
    pending: ['Running', 'moving'],
    none: ['No checks', 'resting'],
  },
};

const SCHEMA_VALUES: Record<StatusKind, readonly string[]> = {
  availability: availabilityStates,
  state: deploymentStates,
  standing: standingStates,
  source: sourceStates,
  finding: findingSchema.shape.state.options,
  compliance: sitePolicySchema.shape.compliance.options,
  proposal: proposalSchema.shape.state.options,
  proposalChecks: proposalSchema.shape.checks.unwrap().shape.state.options,
};

const KINDS = Object.keys(WORDS) as StatusKind[];

describe('StatusLabel', () => {
  it.each(KINDS)('has a look for every value of %s and none besides', kind => {
    expect(Object.keys(statusVocabulary[kind]).sort()).toEqual(
      [...SCHEMA_VALUES[kind]].sort(),
    );
  });

  it.each(
    KINDS.flatMap(kind =>
      Object.entries(WORDS[kind]).map(
        ([value, [word, look]]) => [kind, value, word, look] as const,
      ),
    ),
  )('says %s %s as "%s", looking %s', async (kind, value, word, look) => {
    renderAt(<StatusLabel kind={kind} value={value as never} detail="why" />);
    const label = (await screen.findByText(word)).parentElement!;
    expect(label).toHaveAttribute('data-look', look);
    expect(label).toHaveAttribute('title', 'why');
    // Never by colour alone.
    expect(label.querySelector('svg')).toBeInTheDocument();
  });

  it('draws the last word of a silent site as not known, with its age', async () => {
    renderAt(
      <StatusLabel
        kind="state"
        value="failed"
        remembered
        since={before(9 * 3_600_000)}
      />,
    );
    const label = (await screen.findByText('Failed, 9 h ago')).parentElement!;
    expect(label).toHaveAttribute('data-look', 'not-known');
  });

  it('says for how long a site has been unknown', async () => {
    renderAt(
      <StatusLabel
        kind="availability"
        value="unknown"
        since={before(9 * 3_600_000)}
      />,
    );
    expect(await screen.findByText('Unknown, 9 h')).toBeInTheDocument();
  });
});
