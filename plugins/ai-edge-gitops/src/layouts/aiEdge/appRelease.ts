import { InputError } from '@backstage/errors';
import { asList, asMap, asText, asTexts } from '../../yaml/narrow';
import type { YamlEditor } from '../../yaml/YamlEditor';
import { releaseLabels } from './appFiles';
import type { Image } from './parseImage';
import { LABEL_RELEASE } from './paths';
import type { EdgeApp } from './readApp';

/**
 * Puts an image, pinned by digest, into the app's entry of `images`.
 *
 * @internal
 */
export function setImage(editor: YamlEditor, app: EdgeApp, image: Image): void {
  const at = ['images', app.imageIndex];
  const entry = asMap(asList(asMap(editor.value).images)[app.imageIndex]);
  if (asText(entry.newName) !== image.name) {
    editor.setScalar([...at, 'newName'], image.name);
  }
  if (entry.digest === undefined) {
    editor.replacePair([...at, 'newTag'], 'digest', image.digest);
  } else if (asText(entry.digest) !== image.digest) {
    editor.setScalar([...at, 'digest'], image.digest);
  }
}

/**
 * Names the app's release.
 *
 * @internal
 */
export function setRelease(
  editor: YamlEditor,
  app: EdgeApp,
  version: string,
): void {
  if (app.version === version) return;
  const { commonLabels, labels } = asMap(editor.value);
  const index = asList(labels).findIndex(
    entry => asTexts(asMap(entry).pairs)[LABEL_RELEASE] !== undefined,
  );
  if (index >= 0) {
    editor.setScalar(['labels', index, 'pairs', LABEL_RELEASE], version);
  } else if (asTexts(commonLabels)[LABEL_RELEASE] !== undefined) {
    throw new InputError(
      `${app.kustomization.path}: ${LABEL_RELEASE} is in commonLabels and so in selectors, which cannot change; move it to labels`,
    );
  } else {
    editor.append('labels', releaseLabels(version));
  }
}
