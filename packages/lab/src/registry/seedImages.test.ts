import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../__testUtils__/testLab';
import {
  artifactOf,
  syntheticImages,
  syntheticModels,
} from '../loops/scale/syntheticModels';
import { DefaultRegistry } from './DefaultRegistry';
import { seedImages } from './seedImages';

const SEED = join(__dirname, '../../seed');

/** Every image that the seeds name by digest: `repository digest`. */
function namedImages(): string[] {
  const texts = readdirSync(SEED, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'),
    );
  return texts.flatMap(text =>
    [
      ...[...text.matchAll(/quay\.io\/([a-z0-9/._-]+)@(sha256:[0-9a-f]{64})/g)],
      ...[...text.matchAll(/newName: quay\.io\/(\S+)\n\s+digest: (\S+)/g)],
    ].map(([, repository, digest]) => `${repository} ${digest}`),
  );
}

describe('seedImages', () => {
  const directory = temporaryDirectory();

  it('holds every image that the seeds of the repositories name by digest', () => {
    const registry = DefaultRegistry.open(`${directory()}/seeds`);
    seedImages(registry);
    const named = namedImages();
    expect(named.length).toBeGreaterThanOrEqual(5);
    expect(
      named.filter(image => {
        const [repository, digest] = image.split(' ');
        return !registry.manifest(repository, digest);
      }),
    ).toEqual([]);
  });

  it('holds what the large estate serves', () => {
    const registry = DefaultRegistry.open(`${directory()}/large`);
    seedImages(registry, syntheticImages);
    const uri = artifactOf(syntheticModels[3], 'v2');
    const [, repository, digest] = /^oci:\/\/quay\.io\/(.+)@(.+)$/.exec(uri)!;
    expect(registry.manifest(repository, 'v2')?.digest).toBe(digest);
  });

  it('does not bring back what was deleted', () => {
    const registry = DefaultRegistry.open(`${directory()}/kept`);
    seedImages(registry);
    registry.remove('edge-models/defect-detector', 'v1');
    const again = DefaultRegistry.open(`${directory()}/kept`);
    seedImages(again);
    expect(again.tags('edge-models/defect-detector')).toEqual(['v2']);
  });
});
