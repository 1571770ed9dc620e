import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import { asList, asMap, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { paths } from './paths';
import { serverOf } from './serverMetrics';

function listsOf(edits: FileEdits) {
  return paths.allowLists.flatMap(path => {
    const text = edits.read(path);
    if (text === undefined) return [];
    const editor = new YamlEditor(path, text);
    const names = asList(asMap(editor.value).names).map(asText);
    return [{ path, editor, names }];
  });
}

/**
 * Adds the metrics of a model server to the lists of those that a site sends home, in sorted position. Without them its
 * numbers are collected on the site and stay there.
 *
 * @internal
 */
export function allowMetrics(
  edits: FileEdits,
  runtime: string | undefined,
): Finding[] {
  const server = serverOf(runtime);
  const lists = listsOf(edits);
  if (!server) {
    if (runtime === undefined || lists.length === 0) return [];
    return [
      {
        id: 'metrics-unknown',
        state: 'warn',
        title: `Which metrics ${runtime} has is not known here`,
        detail: `Names that ${lists
          .map(({ path }) => path)
          .join(' and ')} do not have stay on the sites.`,
        remedy: 'Add the names that are wanted there.',
      },
    ];
  }
  const missing = lists.filter(({ names }) =>
    server.names.some(name => !names.includes(name)),
  );
  for (const { path, editor } of missing) {
    edits.write(path, editor.insertSorted(['names'], server.names).text);
  }
  if (missing.length === 0) return [];
  return [
    {
      id: 'metrics-allowed',
      state: 'ok',
      title: `Sites may send the metrics of ${server.id} home`,
      detail: `Added to ${missing.map(({ path }) => path).join(' and ')}.${
        missing.some(({ path }) => path.startsWith(`${paths.base}/`))
          ? ` ${paths.base} is part of every app: their ConfigMap changes with it, no pod restarts.`
          : ''
      }`,
    },
  ];
}

/**
 * Takes names out of the lists.
 *
 * @internal
 */
export function forbidMetrics(edits: FileEdits, gone: Set<string>): void {
  for (const { path, editor, names } of listsOf(edits)) {
    const indexes = names.flatMap((name, index) =>
      gone.has(name ?? '') ? [index] : [],
    );
    if (indexes.length > 0) editor.remove(['names'], indexes);
    edits.write(path, editor.text);
  }
}
