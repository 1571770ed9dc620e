/** The words of the status vocabulary. A test walks over every value of the schemas. */
export const statusMessages = {
  availability: {
    available: 'Available',
    unavailable: 'Unavailable',
    unknown: 'Unknown',
    pending: 'Joining',
    detached: 'Detached',
  },
  state: {
    ready: 'Ready',
    progressing: 'Starting',
    failed: 'Failed',
    stopped: 'Stopped',
    leaving: 'Leaving',
    unknown: 'Unknown',
  },
  standing: {
    'in-step': 'In step',
    behind: 'Behind',
    diverged: 'Diverged',
    'not-reporting': 'Not reporting',
    'not-registered': 'Not registered',
    unmanaged: 'Not in Git',
    unknown: 'Unknown',
  },
  standingCode: {
    delivering: 'It is on its way; there is nothing to do but wait.',
    manual:
      'Nobody has started the sync: its Application does not sync by itself.',
    'sync-failed':
      'Argo CD tried and could not: look at the message, and at the conditions below.',
    'hand-edit':
      'Somebody changed it on the site. Propose that change, or let Argo CD take it back.',
    'site-default':
      'The site rewrites it by a default of its own. Say in Git what the site should run.',
    leftover:
      'Git wanted it once and does not any more; the site still has it.',
  },
  source: {
    starting: 'Starting',
    ok: 'Answering',
    stale: 'Stale',
    failed: 'Failed',
    absent: 'Absent',
  },
  finding: {
    ok: 'Passed',
    warn: 'Warning',
    fail: 'Failed',
    unknown: 'Not known',
  },
  compliance: {
    compliant: 'Compliant',
    nonCompliant: 'Not compliant',
    pending: 'Pending',
  },
  proposal: {
    open: 'Open',
    merged: 'Merged',
    closed: 'Closed',
  },
  proposalChecks: {
    passed: 'Passed',
    failed: 'Failed',
    pending: 'Running',
    none: 'No checks',
  },
  status: {
    withAge: '{{label}}, {{age}}',
    notKnown: 'not known: {{reason}}',
  },
} as const;
