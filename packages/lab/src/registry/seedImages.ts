import { modelImage, type ModelImage } from './modelImage';
import type { Registry } from './Registry';

interface SeedImage extends ModelImage {
  repository: string;
  tags: string[];
}

/** The images that the seeds of the repositories and the hub's own services name, and what came before them. */
export const SEED_IMAGES: SeedImage[] = [
  ...['v1', 'v2'].map(version => ({
    repository: 'edge-models/defect-detector',
    name: 'defect-detector',
    version,
    format: 'onnx',
    tags: [version],
  })),
  {
    repository: 'edge-models/line-monitor',
    name: 'line-monitor',
    version: 'v1',
    format: 'onnx',
    tags: ['v1', 'latest'],
  },
  {
    repository: 'rhoai-edge/bike-rentals-auto-ml',
    name: 'bike-rentals-auto-ml',
    version: '1',
    format: 'mlflow',
    tags: ['1', 'latest'],
  },
  {
    repository: 'rhoai-edge/tensorflow-housing',
    name: 'tensorflow-housing',
    version: '1',
    format: 'tensorflow',
    tags: ['1', 'latest'],
  },
];

/** Puts the images into repositories that the registry does not have yet: what people did to others stays. */
export function seedImages(registry: Registry, images = SEED_IMAGES): void {
  const fresh = new Set(
    images
      .map(({ repository }) => repository)
      .filter(repository => !registry.hasRepository(repository)),
  );
  for (const { repository, tags, ...model } of images) {
    if (fresh.has(repository)) {
      registry.push(repository, modelImage(model), tags);
    }
  }
}
