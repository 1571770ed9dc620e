/** Where the files of a model are. Paths of the layout are made here and nowhere else. */
export const paths = {
  model: (model: string) => `models/${model}`,
  settings: (model: string) => `models/${model}/model.yaml`,
  base: (model: string) => `models/${model}/base`,
  class: (model: string, name: string) => `models/${model}/classes/${name}`,
  release: (model: string, version: string) =>
    `models/${model}/releases/${version}`,
  ring: (model: string, ring: string) => `models/${model}/rings/${ring}`,
  canary: (model: string, name: string) => `models/${model}/canary/${name}`,
  stop: (model: string) => `models/${model}/stop`,
  run: (model: string, run: string) => `models/${model}/run/${run}`,
  targets: (model: string, hub: string, shard: number) =>
    `models/${model}/targets/${hub}.s${shard}.yaml`,
  site: (hub: string, site: string) => `sites/${hub}/${site}.yaml`,
  applicationSet: (model: string, hub: string, shard: number) =>
    `models/${model}/hub/${hub}.s${shard}.yaml`,
};

/** Labels and annotations of what the layout writes. */
export const LABEL_MODEL = 'ai-edge/model';
export const LABEL_RELEASE = 'ai-edge/release';
/** On a canary component itself, never on what is built. */
export const ANNOTATION_STABLE = 'ai-edge/canary-stable';
export const ANNOTATION_RELEASE = 'ai-edge/canary-release';
export const ANNOTATION_UNTIL = 'ai-edge/canary-until';
export const ANNOTATION_STOP = 'serving.kserve.io/stop';
export const ANNOTATION_OBJECT = 'ai-edge/object';

/** Most lines of a shard: keeps an ApplicationSet's report below what etcd takes. */
export const SHARD_SIZE = 1000;
