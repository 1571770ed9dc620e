import { site } from '../../__testUtils__/kserveSites';
import { deployFindings } from './deployFindings';

const gpu = { resource: 'nvidia.com/gpu', count: 2 };
const few = (name: string) =>
  site(name, {
    deploymentMode: 'Knative',
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
  });

const titles = (names: string[], make = few) =>
  deployFindings(names.map(make), gpu).map(({ title }) => title);

it('says how many sites lack a device, one or more', () => {
  expect(titles(['a'])).toEqual([
    '1 Knative site has no nvidia.com/gpu to spare for an update',
    '1 site does not have 2 nvidia.com/gpu',
  ]);
  expect(titles(['a', 'b'])).toEqual([
    '2 Knative sites have no nvidia.com/gpu to spare for an update',
    '2 sites do not have 2 nvidia.com/gpu',
  ]);
  expect(deployFindings([few('a')], gpu).at(-1)?.remedy).toBe(
    'Leave this site out, or ask for fewer devices.',
  );
});

it('counts the sites whose way of serving is not known', () => {
  const silent = (name: string) => site(name, { deploymentMode: undefined });
  const [one] = deployFindings([silent('a')], undefined);
  expect(one.title).toBe('How KServe serves is not known for 1 of 1 site');
  const [two] = deployFindings([silent('a'), site('b')], undefined);
  expect(two.title).toBe('How KServe serves is not known for 1 of 2 sites');
});
