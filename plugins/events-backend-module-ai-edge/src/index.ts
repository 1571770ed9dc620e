/**
 * Webhooks of Gitea and Forgejo as Backstage events.
 *
 * @packageDocumentation
 */
export { eventsModuleAiEdge as default } from './module';
