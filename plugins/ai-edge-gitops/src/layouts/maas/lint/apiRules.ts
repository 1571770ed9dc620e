import { lintFinding } from '../../../lint/lintFinding';
import type { LintContext, LintFinding } from '../../../types';
import { asMap, asText, dig } from '../../../yaml/narrow';
import {
  hostsOf,
  ofApiKind,
  readBackends,
  type Api,
  type ApiBackend,
} from '../readApis';
import type { ServedModel } from '../readModels';
import type { LineOf } from './lineOf';

function reason(
  backend: ApiBackend | undefined,
  systemName: string,
  hosts: Set<string>,
): string | undefined {
  if (!backend) return `no Backend has the system name ${systemName}`;
  if (backend.host === undefined) {
    return `privateBaseURL of Backend ${systemName} is no address`;
  }
  if (hosts.has(backend.host)) return undefined;
  return `no environment serves a model at ${backend.host}, where Backend ${systemName} leads`;
}

/**
 * `product-without-backend`: a product leads to no model. Products, backends and models have names of their own, so they
 * are joined by the host of `privateBaseURL`.
 *
 * @internal
 */
export function productWithoutBackend(
  apis: Api[],
  served: ServedModel[],
  lineOf: LineOf,
): LintFinding[] {
  const hosts = new Set(served.flatMap(hostsOf));
  const objects = apis.flatMap(api => api.objects);
  const backends = readBackends(objects);
  return ofApiKind(objects, 'Product').flatMap(({ path, manifest }) => {
    const usages = Object.keys(asMap(dig(manifest, 'spec', 'backendUsages')));
    const name = asText(dig(manifest, 'metadata', 'name')) ?? '';
    const problems =
      usages.length === 0
        ? ['it uses no Backend']
        : usages
            .map(usage =>
              reason(
                backends.find(({ systemName }) => systemName === usage),
                usage,
                hosts,
              ),
            )
            .filter(problem => problem !== undefined);
    return problems.map(problem =>
      lintFinding({
        rule: 'product-without-backend',
        state: 'fail',
        path,
        line: lineOf(path, 'spec', 'backendUsages'),
        about: problem,
        title: `Product ${name} leads to no model`,
        detail: `Its requests fail: ${problem}.`,
        remedy:
          'Correct privateBaseURL of the Backend, or take the product away with its model.',
      }),
    );
  });
}

/** Whether an address is that of a file of the repository, also through GitHub's raw host. */
function isOf(repoUrl: string, address: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(repoUrl)) return false;
  const repository = new URL(repoUrl);
  const url = new URL(address);
  const path = repository.pathname.replace(/(\.git)?\/*$/, '').toLowerCase();
  const hosts =
    repository.hostname === 'github.com'
      ? ['github.com', 'raw.githubusercontent.com']
      : [repository.hostname];
  return (
    hosts.includes(url.hostname) &&
    `${url.pathname.toLowerCase()}/`.startsWith(`${path}/`)
  );
}

/**
 * `activedoc-elsewhere`: the documentation of an API is read from another place than this repository, where it can
 * change or vanish without a review here.
 *
 * @internal
 */
export function activeDocElsewhere(
  apis: Api[],
  { repoUrl }: LintContext,
  lineOf: LineOf,
): LintFinding[] {
  if (repoUrl === undefined) return [];
  return ofApiKind(
    apis.flatMap(({ objects }) => objects),
    'ActiveDoc',
  ).flatMap(({ path, manifest }) => {
    const url = asText(dig(manifest, 'spec', 'activeDocOpenAPIRef', 'url'));
    if (url === undefined || isOf(repoUrl, url)) return [];
    return [
      lintFinding({
        rule: 'activedoc-elsewhere',
        state: 'warn',
        path,
        line: lineOf(path, 'spec', 'activeDocOpenAPIRef', 'url'),
        title: 'The documentation comes from elsewhere',
        detail: `3scale reads it from ${url}, which is not in ${repoUrl}: it can change or vanish without a pull request here.`,
        remedy: 'Keep the OpenAPI document beside the ActiveDoc.',
      }),
    ];
  });
}
