import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { templateRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';

export interface DeployButtonProps {
  variant?: 'primary' | 'secondary';
  label?: string;
  /** Values that the form starts with. */
  formData?: Record<string, unknown>;
}

/** Leads to the template that deploys a model; nothing where the portal has no software templates. */
export function DeployButton(props: DeployButtonProps) {
  const { variant = 'primary', label, formData } = props;
  const t = useAiEdgeTranslation();
  const templateLink = useRouteRef(templateRouteRef);
  if (!templateLink) return null;
  const href = templateLink({
    namespace: 'default',
    templateName: 'deploy-edge-model',
  });
  const query = formData
    ? `?${new URLSearchParams({ formData: JSON.stringify(formData) })}`
    : '';
  return (
    <ButtonLink variant={variant} href={`${href}${query}`}>
      {label ?? t('plugin.deploy')}
    </ButtonLink>
  );
}
