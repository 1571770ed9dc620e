import type { FileEdits } from '../../tree/FileEdits';
import { asList, asText, dig } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { paths } from './paths';

type Path = (string | number)[];

/** Meta label of the label that every app gives to its Service. */
export const MODEL_LABEL = '__meta_kubernetes_service_label_model_name';

/**
 * The collector's configuration, which is a text in its file or (`v1beta1`) a map, and its scrape configurations.
 *
 * @internal
 */
export interface Collector {
  editor: YamlEditor;
  /** Where the scrape configurations are in the editor's value. */
  at: Path;
  scrapes: unknown[];
  save(): void;
}

/**
 * Opens the collector's file, undefined when there is none.
 *
 * @internal
 */
export function openCollector(edits: FileEdits): Collector | undefined {
  const path = paths.collector;
  const text = edits.read(path);
  if (text === undefined) return undefined;
  const outer = new YamlEditor(path, text);
  const inSpec = ['spec', 'config'];
  const nested = asText(dig(outer.value, ...inSpec));
  const editor = nested === undefined ? outer : new YamlEditor(path, nested);
  const at = [
    ...(nested === undefined ? inSpec : []),
    ...['receivers', 'prometheus', 'config', 'scrape_configs'],
  ];
  return {
    editor,
    at,
    scrapes: asList(dig(editor.value, ...at)),
    save: () => {
      if (editor !== outer) outer.setBlock(inSpec, editor.text);
      edits.write(path, outer.text);
    },
  };
}

/**
 * The lists of static targets.
 *
 * @internal
 */
export function targetLists({ scrapes, at }: Collector) {
  return scrapes.flatMap((scrape, index) =>
    asList(dig(scrape, 'static_configs')).flatMap((config, entry) => {
      const targets = dig(config, 'targets');
      if (!Array.isArray(targets)) return [];
      return [
        {
          scrape: index,
          entry,
          at: [...at, index, 'static_configs', entry, 'targets'],
          targets: targets.map(target => asText(target) ?? ''),
        },
      ];
    }),
  );
}

/**
 * Whether the collector finds the apps by their label, so that nobody has to list them.
 *
 * @internal
 */
export function discovers({ scrapes }: Collector): boolean {
  return scrapes.some(
    scrape =>
      asList(dig(scrape, 'kubernetes_sd_configs')).length > 0 &&
      asList(dig(scrape, 'relabel_configs')).some(rule =>
        asList(dig(rule, 'source_labels')).includes(MODEL_LABEL),
      ),
  );
}

/**
 * Address of an app's Service in its cluster.
 *
 * @internal
 */
export function hostOf(app: { deployment: string; namespace: string }): string {
  return `${app.deployment}.${app.namespace}.svc.cluster.local`;
}
