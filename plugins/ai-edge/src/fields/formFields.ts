import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** Form field `EdgeSitePicker`. */
export const edgeSitePickerField = FormFieldBlueprint.make({
  name: 'edge-site-picker',
  params: {
    field: async () => {
      const m = await import('./EdgeSitePicker');
      return createFormField({
        name: 'EdgeSitePicker',
        component: m.EdgeSitePicker,
        validation: m.validateSites,
        schema: m.edgeSitePickerSchema,
      });
    },
  },
});

/** Form field `GitOpsRepositoryPicker`. */
export const gitOpsRepositoryPickerField = FormFieldBlueprint.make({
  name: 'gitops-repository-picker',
  params: {
    field: async () => {
      const m = await import('./GitOpsRepositoryPicker');
      return createFormField({
        name: 'GitOpsRepositoryPicker',
        component: m.GitOpsRepositoryPicker,
        schema: m.gitOpsRepositoryPickerSchema,
      });
    },
  },
});

/** Form field `GitOpsPreview`. */
export const gitOpsPreviewField = FormFieldBlueprint.make({
  name: 'gitops-preview',
  params: {
    field: async () => {
      const m = await import('./GitOpsPreview');
      return createFormField({
        name: 'GitOpsPreview',
        component: m.GitOpsPreview,
        validation: m.validatePreview,
        schema: m.gitOpsPreviewSchema,
      });
    },
  },
});
