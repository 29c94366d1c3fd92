import { texts } from '../texts.js';

/** Pixels of the picture for each pixel of the drawing, for print and for screens with fine pixels. */
const SCALE = 2;

/** An SVG file as a picture, drawn by the browser. @throws {Error} Where it cannot be drawn. */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(texts.reasons.pictureTooLarge))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
