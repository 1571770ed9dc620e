import { modelName } from './monorepo.mjs';

/** What is planned, previewed and proposed. The monorepo's first model has its releases v1 and v2, and three rings. */
export const INTENTS = {
  'deploy a new model to every site': {
    kind: 'deploy',
    model: { name: 'new-model', version: 'v1', format: 'sklearn' },
    artifact: { uri: 's3://models/new-model/v1' },
    sites: { filter: { hub: ['core'] } },
    options: { ring: 'r0' },
  },
  'update a ring': {
    kind: 'update',
    model: { name: modelName(0), version: 'v7' },
    artifact: { uri: `s3://models/${modelName(0)}/v7` },
    ring: 'r1',
  },
  'update every ring': {
    kind: 'update',
    model: { name: modelName(0), version: 'v8' },
    artifact: { uri: `s3://models/${modelName(0)}/v8` },
  },
  'move a ring to another': {
    kind: 'update',
    model: { name: modelName(0) },
    ring: 'r1',
    toRing: 'r2',
  },
  'roll a ring back': {
    kind: 'rollback',
    model: { name: modelName(0), version: 'v2' },
    ring: 'r1',
  },
  'retire a model': { kind: 'retire', model: { name: modelName(0) } },
};
