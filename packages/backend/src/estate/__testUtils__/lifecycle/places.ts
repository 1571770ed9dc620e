/** The model whose life is told. */
export const MODEL = 'shelf-scan';

/** Serves as Knative. */
export const VIENNA = 'hospital-vienna-01';
/** Three of one hardware class, that serve as Standard with KServe 0.20. */
export const HAMBURG = 'store-hamburg-0002';
export const GDANSK = 'plant-gdansk-03';
export const ZURICH = 'tower-zurich-0002';

export const site = (name: string) => ({ hub: 'core', name });

export const sites = (...names: string[]) => ({ names: names.map(site) });

/** A version, as intents name it. */
export const version = (name: string) => ({
  model: { name: MODEL, version: name, format: 'sklearn' },
  artifact: { uri: `s3://edge-models/${MODEL}/${name}` },
});
