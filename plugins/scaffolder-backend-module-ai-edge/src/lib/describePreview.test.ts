import { testPreview } from '../__testUtils__/fakeAiEdge';
import { describePreview } from './describePreview';

describe('describePreview', () => {
  it('counts sites and files and names the repository', () => {
    expect(describePreview(testPreview, 'kserve-edge')).toBe(
      '1 site, 1 file, 1 pull request into kserve-edge (main)',
    );
    const [file] = testPreview.files;
    const more = {
      ...testPreview,
      files: [file, file],
      sites: { ...testPreview.sites, count: 31 },
    };
    expect(describePreview(more, 'kserve-edge')).toBe(
      '31 sites, 2 files, 1 pull request into kserve-edge (main)',
    );
  });

  it('says that there is nothing to change', () => {
    expect(describePreview({ ...testPreview, files: [] }, 'kserve-edge')).toBe(
      '1 site, nothing to change in kserve-edge',
    );
  });
});
