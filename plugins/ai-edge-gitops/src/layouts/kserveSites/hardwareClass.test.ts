import type { InventorySite } from '../../types';
import { hardwareClass } from './hardwareClass';

const gpu = { resource: 'nvidia.com/gpu', count: 2 };

it.each<[string, Partial<InventorySite>, typeof gpu | undefined]>([
  [
    'sno-std',
    {
      product: 'OpenShift',
      topology: 'SingleReplica',
      deploymentMode: 'Standard',
    },
    undefined,
  ],
  [
    'sno-raw',
    { topology: 'SingleReplica', deploymentMode: 'RawDeployment' },
    undefined,
  ],
  [
    'ha-kn',
    { topology: 'HighlyAvailable', deploymentMode: 'Knative' },
    undefined,
  ],
  [
    'ha-serverless',
    { topology: 'HighlyAvailable', deploymentMode: 'Serverless' },
    undefined,
  ],
  [
    'microshift-std',
    { product: 'MicroShift', topology: 'SingleReplica' },
    undefined,
  ],
  ['ocp-std', { product: 'OpenShift' }, undefined],
  ['k8s-std', { product: 'Other', deploymentMode: 'toString' }, undefined],
  ['sno-std-nvidia-gpu2', { topology: 'SingleReplica' }, gpu],
  [
    'k8s-std-nvidia-mig-1g-5gb1',
    {},
    { resource: 'nvidia.com/mig-1g.5gb', count: 1 },
  ],
])('is %s', (name, site, accelerator) => {
  expect(
    hardwareClass({ hub: 'h', name: 's', labels: {}, ...site }, accelerator)
      .name,
  ).toBe(name);
});
