import { printYaml } from '../../yaml/printYaml';
import { ANNOTATION_WAVE, API_NAMESPACE, THREESCALE } from './names';
import { productFile } from './productFile';

export interface ApiOptions {
  /** Name of all objects and of the directory. */
  name: string;
  title: string;
  privateBaseURL: string;
  openai: boolean;
  openapi?: string;
  requestsPerMinute?: number;
}

/** An object that Argo CD applies in its turn: a product needs its backend, a promotion its product. */
function object(
  kind: string,
  name: string,
  wave: number,
  spec: object,
): string {
  return printYaml({
    apiVersion: THREESCALE,
    kind,
    metadata: {
      name,
      namespace: API_NAMESPACE,
      annotations: { [ANNOTATION_WAVE]: String(wave) },
    },
    spec,
  });
}

/**
 * `activedoc.yaml`: the API's documentation, which 3scale reads from an address.
 *
 * @internal
 */
export function activeDocFile(
  name: string,
  title: string,
  openapi: string,
): string {
  return object('ActiveDoc', name, 3, {
    name: `${title} API documentation`,
    systemName: name,
    productSystemName: name,
    activeDocOpenAPIRef: { url: openapi },
    published: true,
  });
}

/**
 * The kustomization of an API's directory.
 *
 * @internal
 */
export function apiKustomization(resources: string[]): string {
  return printYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  });
}

/**
 * The files of an API, by name: the four stages that the reference applies one after the other, as sync waves. Fields
 * are those of the 3scale operator's `capabilities.3scale.net/v1beta1`.
 *
 * @internal
 */
export function apiFiles(options: ApiOptions): Record<string, string> {
  const { name, title, privateBaseURL, openapi } = options;
  const files: Record<string, string> = {
    'backend.yaml': object('Backend', name, 1, {
      name: title,
      systemName: name,
      privateBaseURL,
    }),
    'product.yaml': productFile(options),
    ...(openapi !== undefined && {
      'activedoc.yaml': activeDocFile(name, title, openapi),
    }),
    'proxy-config-promote.yaml': object('ProxyConfigPromote', name, 4, {
      productCRName: name,
      production: true,
      deleteCR: false,
    }),
  };
  return {
    ...files,
    'kustomization.yaml': apiKustomization(Object.keys(files)),
  };
}
