import type { InventorySite } from '../../types';

/** Extended resource that the model asks for. */
export interface Accelerator {
  resource: string;
  count: number;
}

/**
 * A class of sites on which a model is built alike.
 *
 * @internal
 */
export interface HardwareClass {
  /** `<hardware>-<mode>[-<accelerator>]`, such as `sno-std` or `ha-kn-nvidia-gpu1`. */
  name: string;
  /** First part of the name. */
  hardware: string;
  /** Value of the `deploymentMode` annotation, in the spelling that the sites' KServe keeps. */
  mode: string;
  accelerator?: Accelerator;
}

/** KServe from 0.16 on keeps the first and third words, older ones the others: rewriting them is an endless diff. */
const MODES: Record<string, string> = {
  Standard: 'std',
  RawDeployment: 'raw',
  Knative: 'kn',
  Serverless: 'serverless',
};

/** Mode of a site that does not say how it serves. */
export const DEFAULT_MODE = 'Standard';

function hardwareOf({ product = '', topology }: InventorySite): string {
  if (/microshift/i.test(product)) return 'microshift';
  if (topology === 'SingleReplica') return 'sno';
  if (topology === 'HighlyAvailable') return 'ha';
  return /openshift/i.test(product) ? 'ocp' : 'k8s';
}

function acceleratorSuffix({ resource, count }: Accelerator): string {
  const [domain, name] = resource.split('/');
  const slug = `${domain.split('.')[0]}-${name}`
    .toLocaleLowerCase('en')
    .replace(/[^a-z0-9]+/g, '-');
  return `-${slug}${count}`;
}

/**
 * The class of a site for a model that asks for this accelerator, or for none.
 *
 * @internal
 */
export function hardwareClass(
  site: InventorySite,
  accelerator?: Accelerator,
): HardwareClass {
  const { deploymentMode = DEFAULT_MODE } = site;
  const mode = Object.hasOwn(MODES, deploymentMode)
    ? deploymentMode
    : DEFAULT_MODE;
  const suffix = accelerator ? acceleratorSuffix(accelerator) : '';
  const hardware = hardwareOf(site);
  return {
    name: `${hardware}-${MODES[mode]}${suffix}`,
    hardware,
    mode,
    ...(accelerator && { accelerator }),
  };
}

/**
 * True where pods are Knative revisions: the old one stays until the new one is ready.
 *
 * @internal
 */
export function isKnative(mode: string): boolean {
  return mode === 'Knative' || mode === 'Serverless';
}
