import { modelImage } from '../../registry/modelImage';

/** A model of the large estate; it is in no repository. */
export interface SyntheticModel {
  name: string;
  owner: string;
  format: 'onnx' | 'sklearn' | 'tensorflow';
  runtime: string;
  versions: string[];
}

const WORDS = [
  'basket-affinity',
  'churn-score',
  'coil-surface',
  'cold-chain',
  'dock-vision',
  'fraud-scoring',
  'freshness-grade',
  'heat-map',
  'label-reader',
  'lane-count',
  'noise-watch',
  'pallet-count',
  'price-advice',
  'queue-length',
  'returns-triage',
  'scale-check',
  'shelf-vision',
  'shift-planner',
  'theft-alert',
  'tool-wear',
];

const FORMATS = [
  { format: 'onnx', runtime: 'kserve-ovms' },
  { format: 'sklearn', runtime: 'kserve-mlserver' },
  { format: 'tensorflow', runtime: 'kserve-ovms' },
] as const;

const OWNERS = ['retail', 'vision', 'plants', 'risk'];

/** The models of a large estate: enough of them that no site has all. */
export const syntheticModels: SyntheticModel[] = WORDS.map((name, index) => ({
  name,
  owner: `group:default/${OWNERS[index % OWNERS.length]}`,
  ...FORMATS[index % FORMATS.length],
  versions: ['v1', 'v2', 'v3'].slice(0, 2 + (index % 2)),
}));

/** Address of a version's artifact. */
export function artifactOf(model: SyntheticModel, version: string): string {
  const { name, format } = model;
  const { digest } = modelImage({ name, version, format });
  return `oci://quay.io/edge-models/${name}@${digest}`;
}

/** Every version of every model, as a registry holds them. */
export const syntheticImages = syntheticModels.flatMap(
  ({ name, format, versions }) =>
    versions.map(version => ({
      repository: `edge-models/${name}`,
      name,
      version,
      format,
      tags: [version],
    })),
);
