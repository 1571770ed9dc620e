import type { StoreEvent } from '../kube/types';
import type { Lab, LabSite } from '../Lab';

/** A work queue's key of parts that hold no blanks. */
export const queueKey = (...parts: (string | undefined)[]) =>
  parts.map(part => part ?? '').join(' ');

export const keyParts = (key: string) => key.split(' ');

/** Hears of every change on every site. */
export function watchSites(
  lab: Lab,
  listener: (site: LabSite, event: StoreEvent) => void,
): () => void {
  const stops = lab
    .hubNames()
    .flatMap(hub => lab.sites(hub))
    .map(site => site.store.subscribe(event => listener(site, event)));
  return () => stops.forEach(stop => stop());
}

/** Hears of every change on every hub. */
export function watchHubs(
  lab: Lab,
  listener: (hub: string, event: StoreEvent) => void,
): () => void {
  const stops = lab
    .hubNames()
    .map(hub => lab.hub(hub).subscribe(event => listener(hub, event)));
  return () => stops.forEach(stop => stop());
}
