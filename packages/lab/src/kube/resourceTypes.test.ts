import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { hubResourceTypes, siteResourceTypes } from './resourceTypes';
import type { ResourceType } from './types';

const CRDS = resolve(__dirname, '../../../../../shared/crds');
const available = existsSync(CRDS);

/** Groups whose schemas are not in that folder. */
const WITHOUT_SCHEMA = ['opentelemetry.io', 'route.openshift.io'];

const types = [...new Set([...hubResourceTypes, ...siteResourceTypes])];
const builtIn = types.filter(
  type => !type.group.includes('.') || type.group.endsWith('.k8s.io'),
);
const custom = types.filter(
  type => !builtIn.includes(type) && !WITHOUT_SCHEMA.includes(type.group),
);

const sorted = (values: string[] = []) => [...values].sort();

/** What the table says, in the words of a CRD. */
function asServed(type: ResourceType) {
  return {
    group: type.group,
    kind: type.kind,
    plural: type.plural,
    singular: type.singular,
    shortNames: sorted(type.shortNames),
    categories: sorted(type.categories),
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    versions: sorted(type.versions),
    status: type.statusSubresource,
    columns: (type.columns ?? []).map(
      ({ name, priority = 0, value, type: t }) => ({
        name,
        priority,
        type: t,
        path: String(value).replace(/'/g, '"'),
      }),
    ),
  };
}

/** What a CRD says. */
function asDeclared(crd: any): ReturnType<typeof asServed> {
  const { group, names, scope } = crd.spec;
  const versions = crd.spec.versions.filter((version: any) => version.served);
  const [{ subresources, additionalPrinterColumns = [] }] = versions;
  return {
    group,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular,
    shortNames: sorted(names.shortNames),
    categories: sorted(names.categories),
    scope,
    versions: sorted(versions.map((version: any) => version.name)),
    status: Boolean(subresources?.status),
    columns: additionalPrinterColumns.map((column: any) => ({
      name: column.name,
      priority: column.priority ?? 0,
      type: column.type,
      path: column.jsonPath.replace(/'/g, '"'),
    })),
  };
}

/** The schemas of the kinds that the table serves; the large ones of other kinds are not read. */
function declared(): Map<string, ReturnType<typeof asServed>> {
  const wanted = new Set(
    custom.map(type => `${type.plural}.${type.group}.yaml`),
  );
  const files = readdirSync(CRDS).filter(file => wanted.has(file));
  return new Map(
    files.flatMap(file =>
      parseAllDocuments(readFileSync(resolve(CRDS, file), 'utf8'))
        .map(document => document.toJS())
        .filter(crd => crd?.kind === 'CustomResourceDefinition')
        .map(crd => [file.replace(/\.yaml$/, ''), asDeclared(crd)] as const),
    ),
  );
}

describe('the resource table', () => {
  it('names each kind once a server, with a version and a plural', () => {
    for (const served of [hubResourceTypes, siteResourceTypes]) {
      const names = served.map(type => `${type.plural}.${type.group}`);
      expect(new Set(names).size).toBe(names.length);
      const kinds = served.map(type => `${type.kind}.${type.group}`);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
    for (const type of types) {
      expect(type.versions.length).toBeGreaterThan(0);
      expect(type.singular).toBe(type.kind.toLowerCase());
      expect(type.plural).toMatch(new RegExp(`^${type.singular.slice(0, -1)}`));
    }
  });

  // Where the schemas are not at hand, what is known of them by heart is asserted instead.
  it(`serves custom resources as ${
    available
      ? 'their schemas declare them'
      : 'they are known (schemas are absent)'
  }`, () => {
    const schemas = available
      ? declared()
      : new Map<string, ReturnType<typeof asServed>>();
    for (const type of custom) {
      const name = `${type.plural}.${type.group}`;
      const schema = schemas.get(name);
      expect(asServed(type)).toMatchObject(schema ?? { group: type.group });
    }
    expect(schemas.size).toBe(available ? custom.length : 0);
    expect(custom.map(type => type.kind)).toEqual(
      expect.arrayContaining([
        'ManagedCluster',
        'ManifestWork',
        'PipelineRun',
        'InferenceService',
        'Application',
      ]),
    );
  }, 60_000);
});
