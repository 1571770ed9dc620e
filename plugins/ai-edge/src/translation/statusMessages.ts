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
