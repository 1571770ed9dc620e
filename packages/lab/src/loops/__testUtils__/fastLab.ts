import { DefaultLab } from '../../DefaultLab';
import type { Loop } from '../../Lab';
import { seedEstate } from '../../seed';

/** A seeded dozen whose loops hardly wait, without servers. */
export function fastLab(
  options: {
    dataDir?: string;
    sites?: number;
    modelsPerSite?: number;
    maas?: boolean;
  } = {},
) {
  const messages: string[] = [];
  const lab = DefaultLab.create({
    port: 7228,
    dataDir: options.dataDir ?? 'unused',
    modelsPerSite: options.modelsPerSite ?? 0,
    sites: options.sites,
    maas: options.maas,
    lag: 0.02,
    log: message => messages.push(message),
  });
  seedEstate(lab, 'core', new Date());
  return { lab, store: lab.hub('core'), messages };
}

/** Starts loops and gives a function that stops them all. */
export function startAll(
  lab: ReturnType<typeof fastLab>['lab'],
  loops: Loop[],
): () => void {
  const stops = loops.map(loop => loop.start(lab));
  return () => stops.forEach(stop => stop());
}
