import { run } from './run.mjs';

/** Yarn does not read npm's settings. What a person has told npm about the network holds for Yarn too. */
const SETTINGS = {
  registry: 'YARN_NPM_REGISTRY_SERVER',
  cafile: 'NODE_EXTRA_CA_CERTS',
  'https-proxy': 'YARN_HTTPS_PROXY',
  proxy: 'YARN_HTTP_PROXY',
};

/** npm's settings of registry, CA and proxy as the environment that Yarn reads; what is set already stays. */
export async function networkFromNpm(env = process.env) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, output } = await run(
    npm,
    ['config', 'list', '--json', '--loglevel=silent'],
    { env, capture: true },
  );
  // Without an answer Yarn goes by its own defaults, and says itself what it cannot reach.
  const settings = status === 0 ? parse(output) : {};
  const found = {};
  for (const [name, variable] of Object.entries(SETTINGS)) {
    const value = settings[name];
    if (typeof value === 'string' && value !== '' && !env[variable]) {
      found[variable] = value;
    }
  }
  return found;
}

function parse(output) {
  const start = output.indexOf('{');
  return start < 0 ? {} : JSON.parse(output.slice(start));
}
