import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

/**
 * The portal. Plugins are discovered: every dependency of this package that exports a frontend feature is in
 * (`app.packages: all` in app-config).
 */
export default createApp({ features: [navModule, homeModule] });
