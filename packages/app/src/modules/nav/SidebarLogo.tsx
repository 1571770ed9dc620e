import { useSidebarOpenState } from '@backstage/core-components';
import { VisuallyHidden } from '@backstage/ui';
import { Link } from 'react-router-dom';
import styles from './SidebarLogo.module.css';

/** The portal's mark, with its name while the sidebar is open. It leads home. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" className={styles.logo}>
      <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
        <path
          d="M16 16 7 9M16 16l9-7M16 16v10"
          stroke="#7cc4ff"
          strokeWidth="2"
          fill="none"
        />
        <circle cx="16" cy="16" r="4" fill="#fff" />
        <circle cx="7" cy="9" r="3" fill="#7cc4ff" />
        <circle cx="25" cy="9" r="3" fill="#7cc4ff" />
        <circle cx="16" cy="26" r="3" fill="#7cc4ff" />
      </svg>
      {isOpen ? (
        <span>
          AI&nbsp;Edge <span className={styles.portal}>portal</span>
        </span>
      ) : (
        <VisuallyHidden>AI Edge portal</VisuallyHidden>
      )}
    </Link>
  );
}
