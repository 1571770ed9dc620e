import { resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import type { LabOptions } from './Lab';

// The lab is run from its source only, so this is where it lies.
// eslint-disable-next-line no-restricted-syntax
const REPOSITORY_ROOT = resolve(__dirname, '../../..');

/** The second one has a few sites, one of which is being moved to it and one of which only has a name of the first's. */
const HUBS = ['core', 'west'];

/** Reads the lab's options from environment variables; each broken rule is a sentence that names its variable. */
export function readLabOptions(
  env: NodeJS.ProcessEnv,
): LabOptions & { hubs: string[] } {
  return {
    hubs: HUBS.slice(0, whole(env, 'LAB_HUBS', 1, HUBS.length) ?? 1),
    port: whole(env, 'LAB_PORT', 1, 65534) ?? 7100,
    dataDir: resolve(REPOSITORY_ROOT, env.LAB_DIR || '.lab'),
    sites: whole(env, 'LAB_SITES', 1, 20_000),
    modelsPerSite: whole(env, 'LAB_MODELS_PER_SITE', 0, 50) ?? 2,
    lag: positive(env, 'LAB_LAG') ?? 1,
    mirror: flag(env, 'LAB_MIRROR'),
    maas: flag(env, 'LAB_MAAS'),
    searchColumns: flag(env, 'LAB_SEARCH_COLUMNS'),
    searchPaging: flag(env, 'LAB_SEARCH_PAGING'),
    portalUrl: url(env, 'LAB_PORTAL_URL') ?? 'http://127.0.0.1:7007',
  };
}

function whole(
  env: NodeJS.ProcessEnv,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new InputError(
      `${name}: must be a whole number from ${min} to ${max}`,
    );
  }
  return value;
}

function url(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') {
    return undefined;
  }
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new InputError(`${name}: must be an http address`);
  }
  return text;
}

function flag(env: NodeJS.ProcessEnv, name: string): boolean | undefined {
  const number = whole(env, name, 0, 1);
  return number === undefined ? undefined : number === 1;
}

function positive(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') {
    return undefined;
  }
  const value = Number(text);
  if (!(value > 0 && value <= 600)) {
    throw new InputError(`${name}: must be a number above 0 and up to 600`);
  }
  return value;
}
