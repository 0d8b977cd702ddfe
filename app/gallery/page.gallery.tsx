import type { Metadata } from 'next';
import { GalleryPage } from '@/components/gallery/gallery-page.tsx';

export const metadata: Metadata = { title: 'Gallery' };

/** Every state that a component can be in, with made-up data. Not part of a build for users (next.config.js). */
export default function Page() {
  return <GalleryPage />;
}
