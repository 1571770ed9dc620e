/** Label of the works by which a hub controller mirrors the status of a site's models. */
export const MIRROR_LABEL = 'ai-edge/status-mirror';
