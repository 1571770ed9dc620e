import type { LabInfo, LabInfoSite } from './labInfo';
import { PAGE_STYLE } from './pageStyle';

const SHOWN_SITES = 200;

function escape(text: unknown): string {
  return String(text ?? '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

const code = (text: unknown) => `<code>${escape(text)}</code>`;
const link = (url: string, text = url) =>
  `<a href="${escape(url)}">${escape(text)}</a>`;

function table(head: string[], rows: string[][]): string {
  const cells = (row: string[]) => row.map(cell => `<td>${cell}</td>`).join('');
  return `<div class="scroll"><table><thead><tr>${head
    .map(name => `<th>${escape(name)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map(row => `<tr>${cells(row)}</tr>`)
    .join('')}</tbody></table></div>`;
}

const section = (title: string, body: string) =>
  `<section><h2>${escape(title)}</h2>${body}</section>`;

function siteRow(site: LabInfoSite): string[] {
  return [
    escape(site.name),
    `<span class="state ${site.availability}">${site.availability}</span>`,
    escape(site.clusterSet),
    escape(site.product),
    site.lastContact
      ? escape(site.lastContact.replace(/\.\d+Z$/, 'Z'))
      : '<span class="quiet">never</span>',
    code(site.apiUrl),
  ];
}

function counts(sites: LabInfoSite[]): string {
  const byState = new Map<string, number>();
  for (const { availability } of sites) {
    byState.set(availability, (byState.get(availability) ?? 0) + 1);
  }
  return [...byState]
    .map(
      ([state, count]) =>
        `<span class="state ${state}">${count} ${state}</span>`,
    )
    .join(' ');
}

/** `GET /`: the estate on one page, without scripts and without anything from elsewhere. */
export function infoPage(info: LabInfo): string {
  const [hub] = info.hubs;
  const admin = info.users[0]?.kubeconfigs[0];
  const sites = info.sites.slice(0, SHOWN_SITES);
  const more = info.sites.length - sites.length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>AI Edge lab</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${PAGE_STYLE}</style></head><body><main>
<h1>AI Edge lab</h1>
<p>An edge estate on this machine: a hub, ${
    info.sites.length
  } sites, a forge, pipelines and metrics over their real protocols.
The tokens are the lab's own and open nothing else. The same as ${link(
    '/lab/info.json',
    'JSON',
  )}.</p>
${section(
  'Try',
  `<pre>curl -o lab.kubeconfig '${escape(admin)}'
kubectl --kubeconfig lab.kubeconfig get managedclusters -o wide
kubectl --kubeconfig lab.kubeconfig --server ${escape(
    hub?.clusterProxyUrl,
  )}/${escape(sites[0]?.name)} get inferenceservices,deployments -A
curl -X POST ${escape(info.http)}/lab/sites/${escape(
    sites[0]?.name,
  )}/offline</pre>`,
)}
${section(
  'Hubs',
  `${table(
    ['Hub', 'Kubernetes API', 'cluster-proxy'],
    info.hubs.map(({ name, url, clusterProxyUrl }) => [
      escape(name),
      code(url),
      code(`${clusterProxyUrl}/<site>`),
    ]),
  )}<p class="quiet">Certificate authority: ${code(info.caFile)}</p>`,
)}
${section(
  'Accounts',
  table(
    ['Account', 'Token', 'May', 'kubeconfig'],
    info.users.map(user => [
      escape(user.name),
      code(user.token),
      `<span class="wrap">${escape(user.description)}</span>`,
      user.kubeconfigs.map(url => link(url, 'download')).join(' '),
    ]),
  ),
)}
${section(
  'Repositories',
  info.repositories.length
    ? table(
        ['Repository', 'Layout', 'Clone', 'User', 'Token'],
        info.repositories.map(repository => [
          link(repository.url, repository.name),
          escape(repository.layout),
          code(`git clone ${repository.url}.git`),
          code(repository.user),
          code(repository.token),
        ]),
      )
    : '<p class="quiet">none</p>',
)}
${section(
  'Endpoints',
  table(
    ['What', 'Where', 'Token'],
    info.endpoints.map(({ name, url, token }) => [
      escape(name),
      code(url),
      token ? code(token) : '',
    ]),
  ),
)}
${section(
  'Sites',
  `<p>${counts(info.sites)}</p>${table(
    [
      'Site',
      'Availability',
      'Cluster set',
      'Product',
      'Last contact',
      'API through cluster-proxy',
    ],
    sites.map(siteRow),
  )}${more > 0 ? `<p class="quiet">and ${more} more</p>` : ''}`,
)}
</main></body></html>
`;
}
