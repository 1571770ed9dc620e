/**
 * Files of models in the `kserve-sites` layout: a base, releases `v1` to `v3`, the ring `r0` that points to one, a run
 * for the ring and one pinned to `v1`, and one line a site.
 */
export function kserveTree(
  models: Record<string, { version: string; sites: Record<string, string> }>,
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, { version, sites }] of Object.entries(models)) {
    const put = (path: string, text: string) => {
      files[`models/${name}/${path}`] = text;
    };
    put('model.yaml', `name: ${name}\nnamespace: ${name}\n`);
    put('base/kustomization.yaml', 'resources: [service.yaml]\n');
    put('base/service.yaml', 'kind: InferenceService\n');
    for (const release of ['v1', 'v2', 'v3']) {
      put(
        `releases/${release}/kustomization.yaml`,
        `kind: Component
patches:
  - target: { kind: InferenceService }
    patch: |
      kind: InferenceService
      spec: { predictor: { model: { storageUri: "${artifactOf(
        name,
        release,
      )}" } } }
`,
      );
    }
    put('rings/r0/kustomization.yaml', ring(version));
    const classFile = `kind: Component
patches:
  - target: { kind: InferenceService }
    patch: |
      metadata: { annotations: { serving.kserve.io/deploymentMode: RawDeployment } }
`;
    put('classes/sno/kustomization.yaml', classFile);
    for (const [run, follows] of [
      ['r0.sno', 'rings/r0'],
      ['v1.sno', 'releases/v1'],
    ]) {
      put(
        `run/${run}/kustomization.yaml`,
        `resources: [../../base]\ncomponents: [../../${follows}, ../../classes/sno]\n`,
      );
    }
    put('targets/core.s1.yaml', targets(sites));
  }
  return files;
}

export function artifactOf(model: string, version: string): string {
  return `oci://r.example/${model}:${version}`;
}

/** A ring's pointer to a release. */
export function ring(version: string): string {
  return `kind: Component\ncomponents: [../../releases/${version}]\n`;
}

/** Lines of sites with their runs. */
export function targets(sites: Record<string, string>): string {
  return Object.entries(sites)
    .map(([site, run]) => `- { site: ${site}, run: ${run} }\n`)
    .join('');
}
