import type { Metadata } from 'next';
import { GalleryPart } from '@/components/gallery/gallery-part.tsx';

export const metadata: Metadata = { title: 'Gallery' };

/** One family of specimens, or one specimen by itself, as a dialog needs it. */
export default function Page() {
  return <GalleryPart />;
}
