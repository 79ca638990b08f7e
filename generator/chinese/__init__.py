"""What is known of Chinese text: numerals, dates, quotation marks, pinyin."""
