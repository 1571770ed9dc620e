import { lazy, Suspense } from 'react';
import type { ProposalSubject } from './proposalWish';
import { useProposalUrl } from './useProposalUrl';

const ProposalDialog = lazy(() =>
  import('./ProposalDialog').then(m => ({ default: m.ProposalDialog })),
);

/** The dialog that the address asks for, if it asks for one. Loaded when it is opened. */
export function OpenProposal({ subject }: { subject: ProposalSubject }) {
  const { kind, version, revision, close } = useProposalUrl();
  if (!kind) return null;
  return (
    <Suspense fallback={null}>
      <ProposalDialog
        key={`${kind} ${version} ${revision}`}
        kind={kind}
        subject={subject}
        version={version}
        revision={revision}
        onClose={close}
      />
    </Suspense>
  );
}
