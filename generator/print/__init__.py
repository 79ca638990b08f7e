"""An edition → a PDF booklet and a picture."""
