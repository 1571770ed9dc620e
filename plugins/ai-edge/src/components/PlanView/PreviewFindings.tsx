import type {
  Finding,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert, Flex, Link } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { isShown } from './verdict';

const STATUS = {
  ok: 'success',
  warn: 'warning',
  fail: 'danger',
  unknown: 'info',
} as const;

const WEIGHT = ['fail', 'warn', 'unknown', 'ok'];

/** What blocks comes first; the order of the plan is kept among equals. */
function byWeight(findings: Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => WEIGHT.indexOf(a.state) - WEIGHT.indexOf(b.state),
  );
}

/** Everything that a person should know before going on: reach, findings, conflicts, an open twin. */
export function PreviewFindings({ preview }: { preview: Preview }) {
  const t = useAiEdgeTranslation();
  const { reach, findings, conflicts, existing, sites, files } = preview;
  const where = ({ path, line }: Finding) => {
    if (!path) return undefined;
    return line === undefined
      ? t('preview.findingIn', { path })
      : t('preview.findingAt', { path, line });
  };
  const description = (finding: Finding) =>
    [
      where(finding),
      finding.detail,
      finding.remedy && t('preview.remedy', { remedy: finding.remedy }),
    ]
      .filter(Boolean)
      .join(' ') || undefined;
  return (
    <Flex direction="column" gap="2">
      {reach && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('preview.reach', { ring: reach.ring, count: reach.sites })}
            description={
              reach.sites > sites.count
                ? t('preview.reachMore', { more: reach.sites - sites.count })
                : undefined
            }
          />
        </div>
      )}
      {existing && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={
              <Link href={existing.url}>
                {t('preview.existing', { number: existing.number })}
              </Link>
            }
            description={t('preview.existingDetail')}
          />
        </div>
      )}
      {files.length === 0 && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('preview.nothing', { count: sites.count })}
          />
        </div>
      )}
      {byWeight(findings.filter(isShown)).map(finding => (
        <div
          key={[finding.id, finding.path, finding.line, finding.title].join()}
          role={finding.state === 'fail' ? 'alert' : 'status'}
        >
          <Alert
            status={STATUS[finding.state]}
            icon
            title={finding.title}
            description={description(finding)}
          />
        </div>
      ))}
      {conflicts.map(({ number, url, paths }) => (
        <div key={number} role="status">
          <Alert
            status="warning"
            icon
            title={<Link href={url}>{t('preview.conflict', { number })}</Link>}
            description={paths.join(', ')}
          />
        </div>
      ))}
    </Flex>
  );
}
