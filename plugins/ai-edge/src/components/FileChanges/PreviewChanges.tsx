import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { BuiltChanges } from './BuiltChanges';
import { FileChanges } from './FileChanges';

/** The files of a plan and, where the backend can build them, what comes out of them. */
export function PreviewChanges({
  preview,
}: {
  preview: Pick<Preview, 'files' | 'built'>;
}) {
  const t = useAiEdgeTranslation();
  const { files, built } = preview;
  if (files.length === 0) return null;
  if (!built) return <FileChanges files={files} />;
  return (
    <Tabs>
      <TabList aria-label={t('preview.views')}>
        <Tab id="files">{t('preview.filesTab')}</Tab>
        <Tab id="built">{t('preview.builtTab')}</Tab>
      </TabList>
      <TabPanel id="files">
        <FileChanges files={files} />
      </TabPanel>
      <TabPanel id="built">
        <BuiltChanges built={built} />
      </TabPanel>
    </Tabs>
  );
}
