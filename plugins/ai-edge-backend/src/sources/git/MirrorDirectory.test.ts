import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MirrorDirectory } from './MirrorDirectory';

describe('MirrorDirectory', () => {
  it('makes one of its own when none is configured, and removes it', () => {
    const directory = MirrorDirectory.create();
    const path = directory.path('models.git');
    expect(directory.path('other.git')).toBe(join(dirname(path), 'other.git'));
    expect(existsSync(dirname(path))).toBe(true);
    directory.removeTemporary();
    expect(existsSync(dirname(path))).toBe(false);
  });

  it('keeps what is configured', () => {
    const configured = mkdtempSync(join(tmpdir(), 'mirror-directory-test-'));
    const directory = MirrorDirectory.create(configured);
    expect(directory.path('models.git')).toBe(join(configured, 'models.git'));
    directory.removeTemporary();
    expect(existsSync(configured)).toBe(true);
    rmSync(configured, { recursive: true });
  });
});
