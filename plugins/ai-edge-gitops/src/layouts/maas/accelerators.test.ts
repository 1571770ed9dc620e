import { tree, treeWith } from '../../__testUtils__/maas';
import {
  chooseProfile,
  readPlatform,
  readPools,
  readProfiles,
} from './accelerators';

const resource = 'nvidia.com/gpu';
const profiles = readProfiles(readPlatform(tree));

it('reads profiles and the pools that may have nodes', () => {
  expect(profiles.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['huge', false],
    ['large', true],
    ['medium', true],
  ]);
  // A10G-PRIVATE may have none.
  expect(readPools(readPlatform(tree))).toEqual(['L40-PRIVATE', 'T4-PRIVATE']);
});

it('counts the taints of machine sets, and knows nothing where there is neither', () => {
  const autoscaler = 'components/configs/autoscaling/autoscaler.yaml';
  const none = treeWith({ [autoscaler]: undefined });
  expect(readPools(readPlatform(none))).toBeUndefined();
  const sets = treeWith({
    [autoscaler]: `apiVersion: machine.openshift.io/v1beta1
kind: MachineSet
spec: {template: {spec: {taints: [{key: nvidia.com/gpu, value: L40S, effect: NoSchedule}]}}}
`,
  });
  expect(readPools(readPlatform(sets))).toEqual(['L40S']);
});

it('reads around files that are not about nodes, whatever they hold', () => {
  const odd = treeWith({ 'components/configs/helm/x.yaml': '{{ if }}: [' });
  expect(readProfiles(readPlatform(odd))).toEqual(profiles);
});

it('takes the only enabled profile by itself', () => {
  const medium = profiles.filter(({ name }) => name !== 'large');
  expect(chooseProfile(medium, { resource }).name).toBe('medium');
  expect(() => chooseProfile(medium, { resource, profile: 'tiny' })).toThrow(
    'accelerator.profile: tiny is not in this repository; enabled for nvidia.com/gpu: medium',
  );
});
