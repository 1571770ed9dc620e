import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { deploymentRouteRef } from '../../routes';
import { useTemplateHref } from '../DeployButton';
import {
  ActionsMenu,
  OpenProposal,
  type ActionsMenuItem,
} from '../ProposalDialog';
import type { ShownDeployment } from './shownDeployment';

/** What can be proposed for one deployment. Nothing for what Git says nothing about. */
export function DeploymentActions({
  deployment,
}: {
  deployment: Pick<
    ShownDeployment,
    'ref' | 'model' | 'ring' | 'standing' | 'state' | 'traffic'
  >;
}) {
  const { ref, model, ring, standing, state, traffic } = deployment;
  const link = useRouteRef(deploymentRouteRef)(ref);
  const templateHref = useTemplateHref();
  const subject = useMemo(
    () => ({ model: model.name, deployment: ref, rings: ring ? [ring] : [] }),
    [model.name, ref, ring],
  );
  if (!standing || standing.state === 'unmanaged') return null;
  const formData = {
    model: { name: model.name },
    reach: ring ? 'ring' : 'sites',
    ...(ring && { ring }),
    sites: { names: [{ hub: ref.hub, name: ref.site }] },
  };
  const update = templateHref('update-edge-model', formData);
  const canary = templateHref('canary-edge-model', formData);
  const hasCanary = (traffic ?? []).length > 1;
  const items: ActionsMenuItem[] = [
    ...(update ? [{ id: 'update' as const, href: update }] : []),
    { id: 'rollback', href: `${link}/history` },
    ...(hasCanary
      ? [{ kind: 'promote' as const }, { kind: 'abort' as const }]
      : []),
    ...(canary && !hasCanary ? [{ id: 'canary' as const, href: canary }] : []),
    { kind: state === 'stopped' ? 'start' : 'stop' },
    { kind: 'retire' },
  ];
  return (
    <>
      <ActionsMenu items={items} />
      <OpenProposal subject={subject} />
    </>
  );
}
