"""How long printing takes."""
