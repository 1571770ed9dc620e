import { Link } from '@backstage/ui';
import { useDeploymentsHref } from '../VersionMatrix';

export interface DeploymentsLinkProps {
  model: string;
  /** Absent: the list has no filter for what nobody knows. */
  version: string | undefined;
  filter: Record<string, string[]>;
  count: number;
  label: string;
}

/** A number, with the deployments that it is made of. */
export function DeploymentsLink(props: DeploymentsLinkProps) {
  const { model, version, filter, count, label } = props;
  const href = useDeploymentsHref();
  const text = count.toLocaleString();
  if (count === 0 || version === undefined) return <>{text}</>;
  return (
    <Link
      href={href({ model: [model], version: [version] }, filter)}
      aria-label={`${label}, ${version}: ${text}`}
    >
      {text}
    </Link>
  );
}
