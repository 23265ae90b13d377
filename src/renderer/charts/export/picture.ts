import { MettleError } from '../../../shared/errors.js';
import { sizeOfDocument } from './svg-document.js';

/** Pixels of the picture per pixel of the figure: enough for a slide. */
const PICTURE_SCALE = 2;

/**
 * A figure document as a PNG picture at twice its size. Throws a RangeError for a text that is no such document, and
 * `INTERNAL` where the browser cannot draw it.
 */
export async function pngPicture(svg: string): Promise<Blob> {
  const { width, height } = sizeOfDocument(svg);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await loadedImage(address);
    const canvas = document.createElement('canvas');
    canvas.width = width * PICTURE_SCALE;
    canvas.height = height * PICTURE_SCALE;
    const context = canvas.getContext('2d');
    if (context === null) throw noPicture();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(noPicture());
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loadedImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(noPicture());
    image.src = address;
  });
}

function noPicture(): MettleError {
  return new MettleError('INTERNAL', 'The figure could not be made into a picture.', {
    hint: 'Save it as SVG instead.',
  });
}
