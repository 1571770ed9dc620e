import type { ModelDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useMemo } from 'react';
import { useTemplateHref } from '../DeployButton';
import {
  ActionsMenu,
  OpenProposal,
  type ActionsMenuItem,
} from '../ProposalDialog';

/** What can be proposed for a model wherever it runs. */
export function ModelActions({
  model,
}: {
  model: Pick<ModelDetail, 'name' | 'rings' | 'versions'>;
}) {
  const { name, rings, versions } = model;
  const templateHref = useTemplateHref();
  const subject = useMemo(
    () => ({
      model: name,
      rings: rings.flatMap(({ ring }) => ring ?? []),
      versions: versions.flatMap(({ version }) => version ?? []),
    }),
    [name, rings, versions],
  );
  const hasRings = subject.rings.length > 0;
  const formData = { model: { name } };
  const update = templateHref('update-edge-model', formData);
  const canary = templateHref('canary-edge-model', formData);
  const items: ActionsMenuItem[] = [
    ...(update ? [{ id: 'update' as const, href: update }] : []),
    ...(subject.versions.length > 1 ? [{ kind: 'rollback' as const }] : []),
    ...(canary ? [{ id: 'canary' as const, href: canary }] : []),
    // One ring alone has nobody to give its version to.
    ...(subject.rings.length > 1
      ? [{ kind: 'promote' as const }, { kind: 'abort' as const }]
      : []),
    ...(hasRings
      ? [{ kind: 'stop' as const }, { kind: 'start' as const }]
      : []),
    { kind: 'retire' },
  ];
  return (
    <>
      <ActionsMenu items={items} />
      <OpenProposal subject={subject} />
    </>
  );
}
