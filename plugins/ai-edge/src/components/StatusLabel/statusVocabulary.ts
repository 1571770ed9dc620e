import type {
  AvailabilityState,
  DeploymentState,
  Finding,
  Proposal,
  SiteLive,
  SourceState,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  RiAlertLine,
  RiArrowDownCircleLine,
  RiCheckboxCircleFill,
  RiCheckLine,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiGitClosePullRequestLine,
  RiGitForkLine,
  RiGitMergeLine,
  RiGitPullRequestLine,
  RiHourglassLine,
  RiLinkUnlink,
  RiLoader4Line,
  RiLogoutBoxLine,
  RiPlugLine,
  RiQuestionLine,
  RiStopCircleLine,
  RiSubtractLine,
  RiTimeLine,
  RiWifiOffLine,
  type RemixiconComponentType,
} from '@remixicon/react';

/** How a word is drawn. Dashed means "not known now" and only that. */
export type Look =
  | 'good'
  | 'moving'
  | 'attention'
  | 'bad'
  | 'resting'
  | 'not-known';

type Compliance = NonNullable<SiteLive['policies']>[number]['compliance'];

export interface StatusLook {
  look: Look;
  icon: RemixiconComponentType;
}

const availability: Record<AvailabilityState, StatusLook> = {
  available: { look: 'good', icon: RiCheckboxCircleFill },
  unavailable: { look: 'bad', icon: RiCloseCircleFill },
  unknown: { look: 'not-known', icon: RiQuestionLine },
  pending: { look: 'moving', icon: RiTimeLine },
  detached: { look: 'resting', icon: RiLogoutBoxLine },
};

const state: Record<DeploymentState, StatusLook> = {
  ready: { look: 'good', icon: RiCheckboxCircleFill },
  progressing: { look: 'moving', icon: RiLoader4Line },
  failed: { look: 'bad', icon: RiErrorWarningFill },
  stopped: { look: 'resting', icon: RiStopCircleLine },
  leaving: { look: 'resting', icon: RiHourglassLine },
  unknown: { look: 'not-known', icon: RiQuestionLine },
};

const standing: Record<StandingState, StatusLook> = {
  'in-step': { look: 'good', icon: RiCheckLine },
  behind: { look: 'attention', icon: RiArrowDownCircleLine },
  diverged: { look: 'attention', icon: RiGitForkLine },
  'not-reporting': { look: 'not-known', icon: RiWifiOffLine },
  'not-registered': { look: 'attention', icon: RiPlugLine },
  unmanaged: { look: 'resting', icon: RiLinkUnlink },
  unknown: { look: 'not-known', icon: RiQuestionLine },
};

const source: Record<SourceState, StatusLook> = {
  starting: { look: 'moving', icon: RiLoader4Line },
  ok: { look: 'good', icon: RiCheckboxCircleFill },
  stale: { look: 'attention', icon: RiTimeLine },
  failed: { look: 'bad', icon: RiErrorWarningFill },
  absent: { look: 'resting', icon: RiLinkUnlink },
};

const finding: Record<Finding['state'], StatusLook> = {
  ok: { look: 'good', icon: RiCheckLine },
  warn: { look: 'attention', icon: RiAlertLine },
  fail: { look: 'bad', icon: RiErrorWarningFill },
  unknown: { look: 'not-known', icon: RiQuestionLine },
};

const compliance: Record<Compliance, StatusLook> = {
  compliant: { look: 'good', icon: RiCheckLine },
  nonCompliant: { look: 'bad', icon: RiErrorWarningFill },
  pending: { look: 'moving', icon: RiTimeLine },
};

const proposal: Record<Proposal['state'], StatusLook> = {
  open: { look: 'moving', icon: RiGitPullRequestLine },
  merged: { look: 'good', icon: RiGitMergeLine },
  closed: { look: 'resting', icon: RiGitClosePullRequestLine },
};

const proposalChecks: Record<
  NonNullable<Proposal['checks']>['state'],
  StatusLook
> = {
  passed: { look: 'good', icon: RiCheckLine },
  failed: { look: 'bad', icon: RiErrorWarningFill },
  pending: { look: 'moving', icon: RiLoader4Line },
  none: { look: 'resting', icon: RiSubtractLine },
};

/**
 * The whole status vocabulary as data: every value of every kind has exactly one look and one icon. The words are
 * in the translation, under the same names.
 */
export const statusVocabulary = {
  availability,
  state,
  standing,
  source,
  finding,
  compliance,
  proposal,
  proposalChecks,
};

export type StatusKind = keyof typeof statusVocabulary;

export type StatusValue<TKind extends StatusKind> =
  keyof (typeof statusVocabulary)[TKind];
