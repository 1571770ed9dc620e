import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { templateRouteRef } from '../../routes';

/** A form must fit into an address; what is longer has to be filled in there. */
const MAX_QUERY = 6_000;

/**
 * Where a template's form starts with these values; `undefined` where the portal has no software templates, or the
 * values are more than an address takes.
 */
export function useTemplateHref(): (
  templateName: string,
  formData?: Record<string, unknown>,
) => string | undefined {
  const link = useRouteRef(templateRouteRef);
  return useCallback(
    (templateName, formData) => {
      const href = link?.({ namespace: 'default', templateName });
      if (!href || !formData) return href;
      const query = new URLSearchParams({ formData: JSON.stringify(formData) });
      const text = query.toString();
      return text.length > MAX_QUERY ? undefined : `${href}?${text}`;
    },
    [link],
  );
}
