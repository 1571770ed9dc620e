import { ButtonLink } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useTemplateHref } from './useTemplateHref';

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
  const href = useTemplateHref()('deploy-edge-model', formData);
  if (!href) return null;
  return (
    <ButtonLink variant={variant} href={href}>
      {label ?? t('plugin.deploy')}
    </ButtonLink>
  );
}
